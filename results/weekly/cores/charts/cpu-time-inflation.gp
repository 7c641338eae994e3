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
set yrange [0.0:2.9965262027]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5, '×2.0' 2.0, '×2.5' 2.5)
set key at screen 0.833, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.14275455342 1.11307857912 1.3304051536
4.0 1.1850774248 1.15424731183 1.41431646932
16.0 1.26176461655 1.2361710057 1.39463581656
64.0 1.4158336964 1.39247311828 1.64377362509
252.0 2.07467661368 1.99029881718 2.42783367939
END
$series1 << END
1.0 1.0
2.0 1.14275455342
4.0 1.1850774248
16.0 1.26176461655
64.0 1.4158336964
252.0 2.07467661368
END
$series1open << END
4.0 1.1850774248
16.0 1.26176461655
64.0 1.4158336964
252.0 2.07467661368
END
$series2bars << END
2.0 1.16735574939 1.07530598368 1.54201016375
4.0 1.17755913598 1.1338961922 1.42753969201
16.0 1.27905802889 1.18738667271 1.44956428316
64.0 1.44137306222 1.38525611967 1.73051211651
252.0 2.12554894145 2.05186958504 2.77456129879
END
$series2 << END
1.0 1.0
2.0 1.16735574939
4.0 1.17755913598
16.0 1.27905802889
64.0 1.44137306222
252.0 2.12554894145
END
$series2open << END
4.0 1.17755913598
16.0 1.27905802889
64.0 1.44137306222
252.0 2.12554894145
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
