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
set yrange [0.0:3.06206754672]
set ytics ('×0' 0.0, '×1' 1.0, '×2' 2.0, '×3' 3.0)
set key at screen 0.833, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.35684954166 1.20484581498 1.5607027027
4.0 1.38026202798 1.18953513282 1.61324324324
16.0 1.30330151944 1.28224762726 1.6276612605
64.0 1.58791437865 1.42907488987 1.84632432432
252.0 2.30642128573 2.05561674009 2.58437837838
END
$series1 << END
1.0 1.0
2.0 1.35684954166
4.0 1.38026202798
16.0 1.30330151944
64.0 1.58791437865
252.0 2.30642128573
END
$series1open << END
4.0 1.38026202798
16.0 1.30330151944
64.0 1.58791437865
252.0 2.30642128573
END
$series2bars << END
2.0 1.45301768746 1.10517488037 1.54982388365
4.0 1.39340871075 1.04617433772 1.63582123802
16.0 1.44908042276 1.02871096641 1.68928919741
64.0 1.6529458255 1.2240639337 1.89558004772
252.0 2.14177167271 1.8429776528 2.83524772844
END
$series2 << END
1.0 1.0
2.0 1.45301768746
4.0 1.39340871075
16.0 1.44908042276
64.0 1.6529458255
252.0 2.14177167271
END
$series2open << END
4.0 1.39340871075
16.0 1.44908042276
64.0 1.6529458255
252.0 2.14177167271
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
