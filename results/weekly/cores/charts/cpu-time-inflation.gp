# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.823
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Reference: cores=1, workers=1.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'cores'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:3.01108824173]
set ytics ('×0' 0.0, '×1' 1.0, '×2' 2.0, '×3' 3.0)
set key at screen 0.833, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.19771496197 1.06528562461 1.44400043792
4.0 1.18885806473 1.12950890917 1.42056124627
16.0 1.25894437558 1.14486455164 1.64105847204
64.0 1.44558416728 1.3687768603 1.86676155025
252.0 2.18863274386 2.01721043184 2.78804466827
END
$series1 << END
1.0 1.0
2.0 1.19771496197
4.0 1.18885806473
16.0 1.25894437558
64.0 1.44558416728
252.0 2.18863274386
END
$series1open << END
4.0 1.18885806473
16.0 1.25894437558
64.0 1.44558416728
252.0 2.18863274386
END
$series2bars << END
2.0 1.19221832389 1.05906165663 1.52787278728
4.0 1.17689061156 1.13115009342 1.55397539754
16.0 1.29509376353 1.16467718497 1.72877287729
64.0 1.48273211698 1.36293336101 2.50960227273
252.0 2.13151829741 2.07286692962 2.76309630963
END
$series2 << END
1.0 1.0
2.0 1.19221832389
4.0 1.17689061156
16.0 1.29509376353
64.0 1.48273211698
252.0 2.13151829741
END
$series2open << END
4.0 1.17689061156
16.0 1.29509376353
64.0 1.48273211698
252.0 2.13151829741
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' title 'no inflation', \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'partition', \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition-f32', \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
