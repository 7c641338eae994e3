# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: peak memory by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'peak memory'
set logscale y
set yrange [6897882.36266:242782962.198]
set ytics ('8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 9175040.0 8949760.0 9175040.0
100.0 16777216.0 16773120.0 16777216.0
200.0 29280256.0 29065216.0 29454336.0
400.0 54042624.0 54034432.0 54210560.0
800.0 104642560.0 104632320.0 104652800.0
1600.0 200603648.0 200572928.0 200617984.0
END
$series1 << END
50.0 9175040.0
100.0 16777216.0
200.0 29280256.0
400.0 54042624.0
800.0 104642560.0
1600.0 200603648.0
END
$series2bars << END
50.0 9175040.0 9175040.0 9175040.0
100.0 18501632.0 18354176.0 18612224.0
200.0 30932992.0 30801920.0 30932992.0
400.0 54743040.0 54554624.0 54943744.0
800.0 104116224.0 104087552.0 104124416.0
1600.0 197199872.0 197160960.0 197206016.0
END
$series2 << END
50.0 9175040.0
100.0 18501632.0
200.0 30932992.0
400.0 54743040.0
800.0 104116224.0
1600.0 197199872.0
END
$series3bars << END
50.0 8650752.0 8347648.0 8650752.0
100.0 15728640.0 15466496.0 15728640.0
200.0 28835840.0 28393472.0 28835840.0
400.0 50593792.0 50356224.0 50741248.0
800.0 95725568.0 95473664.0 95735808.0
1600.0 182505472.0 182468608.0 182538240.0
END
$series3 << END
50.0 8650752.0
100.0 15728640.0
200.0 28835840.0
400.0 50593792.0
800.0 95725568.0
1600.0 182505472.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 0.89, end 0.94)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.87, end 0.92)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.87, end 0.93)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
